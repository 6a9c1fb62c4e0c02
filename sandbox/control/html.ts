const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** What people and workflows wrote is only text on a page. */
export const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

interface Column<Row> {
	readonly heading: string;
	readonly cell: (row: Row) => string | number;
}

/** A table with a row for each entry, or the words where there is none. */
export function table<Row>(
	columns: ReadonlyArray<Column<Row>>,
	rows: readonly Row[],
	empty: string,
): string {
	if (rows.length === 0) return `<p>${escape(empty)}</p>`;
	const headings = columns.map(({ heading }) => `<th>${escape(heading)}</th>`).join('');
	const line = (row: Row) =>
		`<tr>${columns.map(({ cell }) => `<td>${escape(String(cell(row)))}</td>`).join('')}</tr>`;
	return `<table>
<thead><tr>${headings}</tr></thead>
<tbody>${rows.map(line).join('\n')}</tbody>
</table>`;
}
