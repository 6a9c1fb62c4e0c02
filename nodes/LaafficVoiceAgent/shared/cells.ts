/** The fields of one input item. */
export type Row = Readonly<Record<string, unknown>>;

/** Reads one value for a row: a look-up, a constant, or an expression that n8n works out. */
export type Cell = (row: Row, index: number) => unknown;
