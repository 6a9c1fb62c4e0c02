/** Numbers that look random and are the same for the same seed. */
export interface Random {
	/** A whole number from 0 to below `limit`. */
	readonly below: (limit: number) => number;
	readonly pick: <T>(list: readonly T[]) => T;
	readonly chance: (probability: number) => boolean;
}

/** The generator known as mulberry32. */
export function randomOf(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		below,
		pick: (list) => list[below(list.length)],
		chance: (probability) => next() < probability,
	};
}
