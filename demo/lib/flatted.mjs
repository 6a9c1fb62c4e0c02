// n8n stores the data of an execution in the "flatted" format: one array, in which every string
// inside an object or array is the position of the value that stands there.

/**
 * @param {unknown} stored
 * @returns {any}
 */
export function decodeFlatted(stored) {
	if (typeof stored !== 'string') return stored;
	const values = JSON.parse(stored);
	const decoded = new Map();
	const decode = (/** @type {number} */ position) => {
		if (decoded.has(position)) return decoded.get(position);
		const value = values[position];
		if (value === null || typeof value !== 'object') return value;
		const target = /** @type {any} */ (Array.isArray(value) ? [] : {});
		decoded.set(position, target);
		for (const [key, inner] of Object.entries(value)) {
			target[key] = typeof inner === 'string' ? decode(Number(inner)) : inner;
		}
		return target;
	};
	return decode(0);
}

/**
 * The items that a node gave out in its last run, one array per output.
 * @param {import('./rest.mjs').Execution} execution
 * @param {string} node
 * @returns {any[][]}
 */
export function outputsOf(execution, node) {
	const runs = execution.data.resultData.runData[node];
	const outputs = runs?.at(-1)?.data?.main ?? [];
	return outputs.map((/** @type {any[] | null} */ items) => items ?? []);
}
