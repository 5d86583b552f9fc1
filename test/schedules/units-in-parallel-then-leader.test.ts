import { allSchedules } from './all-schedules.ts';

allSchedules('units-in-parallel-then-leader');
