import { allSchedules } from './all-schedules.ts';

allSchedules('unit-then-leader');
