/** Words of n8n's that mean the same for every item. */
const SAME_WORDS = /\$(?:now|today|workflow|execution|vars|secrets|runIndex|if|ifEmpty|max|min)\b/g;

const NODE_NAME = String.raw`\(\s*(?:"[^"\\]*"|'[^'\\]*')\s*\)`;

/** Items that are named without the one at hand, as in `$('Settings').first()` and `$input.all()`. */
const SAME_ITEMS = new RegExp(
	String.raw`\$(?:input|${NODE_NAME})\s*\??\.\s*(?:first|last|all)\s*\([\d,\s]*\)`,
	'g',
);

/** Any other word of n8n's, and detours to one. */
const OTHER_WORDS = /\$[A-Za-z_(]|\bthis\b|\\[ux]/;

/**
 * Whether a parameter may have another value for each item, by its raw text alone. What is not
 * known to be the same for all counts as different: the values are compared then.
 */
export function mayDependOnItem(raw: string): boolean {
	if (!raw.startsWith('=')) return false;
	return OTHER_WORDS.test(raw.replace(SAME_ITEMS, ' ').replace(SAME_WORDS, ' '));
}
