/** SARIF's words for severities. */
export const SARIF_LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
