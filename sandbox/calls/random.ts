/** A number from a text, the same in every run. */
export function hashText(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return hash >>> 0;
}

/** Mixes numbers into one from 0 up to 1, evenly spread and the same in every run. */
export function fraction(...parts: readonly number[]): number {
	let hash = 0x9e3779b9;
	for (const part of parts) {
		hash = Math.imul(hash ^ part, 0x85ebca6b);
		hash ^= hash >>> 13;
		hash = Math.imul(hash, 0xc2b2ae35);
		hash ^= hash >>> 16;
	}
	return (hash >>> 0) / 0x1_0000_0000;
}
