/** A value of a report as trimmed text; empty for what is neither text nor number. */
export function textIn(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}
