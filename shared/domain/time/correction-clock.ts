/** NĐ 118/2025 art. 23.1: a wrong result comes back to the desk and is corrected within 3 working days. */
export const CORRECTION_WORKING_DAYS = 3;
