/** Words that Title Case leaves small, unless they come first. */
const SMALL_WORDS = /^(?:a|an|and|as|at|but|by|for|from|if|in|of|on|or|per|the|to|via|with)$/;

/** The words of a label that should begin with a capital letter and do not. */
export function wordsInSmall(label: string): string[] {
	const words = label.split(/[\s-]+/);
	return words.filter(
		(word, index) => /^[('"]?[a-z]/.test(word) && (index === 0 || !SMALL_WORDS.test(word)),
	);
}
