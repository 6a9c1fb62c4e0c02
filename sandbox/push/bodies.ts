type Reports = ReadonlyArray<Record<string, unknown>>;

/** The shapes of a push: the agent's page shows the first, its siblings show or hint at the rest. */
export const SHAPES = {
	array: (reports: Reports) => JSON.stringify({ array: reports }),
	arrayText: (reports: Reports) => JSON.stringify({ array: JSON.stringify(reports) }),
	list: (reports: Reports) => JSON.stringify(reports),
	/** One report without a list; there is no such shape for several. */
	object: (reports: Reports) => JSON.stringify(reports.length === 1 ? reports[0] : reports),
	text: (reports: Reports) => JSON.stringify(JSON.stringify({ array: reports })),
} as const satisfies Record<string, (reports: Reports) => string>;

export type Shape = keyof typeof SHAPES;

/** The body of a push; with `bare`, ids are written as numbers, which JSON.parse would round. */
export function bodyOf(reports: Reports, shape: Shape, bare: boolean): string {
	const body = SHAPES[shape](reports);
	// In a text inside the JSON, the quotes stand behind one or more backslashes.
	return bare ? body.replace(/(voiceId\\*":)\\*"(\d+)\\*"/g, '$1$2') : body;
}
