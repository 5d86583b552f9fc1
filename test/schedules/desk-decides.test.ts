import { allSchedules } from './all-schedules.ts';

allSchedules('desk-decides');
