/** What a larger file is not read for, in bytes: nobody writes so much by hand. */
export const largestSource = 20 * 1024 * 1024;

/** A plan holds every value of a system more than once: many are of 50 MB. */
export const largestPlan = 128 * 1024 * 1024;
