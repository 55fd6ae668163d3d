/** The memory of tries at tests: needed where a test stands before the form, and nowhere else. */
export const fetchAttempts = () => import('./test-attempts')
