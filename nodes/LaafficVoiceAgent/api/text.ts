/** A parameter's value as trimmed text, whatever an expression made of it. */
export function plainText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (value === undefined || value === null) return '';
	return typeof value === 'object' ? '[object]' : String(value as number | boolean | bigint);
}
