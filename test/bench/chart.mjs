// The measurements as bars: SVG, drawn from the same numbers as the tables.

const WIDTH = 760;
const LABELS = 250;
const BAR = 18;
const LINE = 26;
const LONGEST = WIDTH - LABELS - 90;

const escaped = (text) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What is drawn of each part: the longest table of a name, and which of its columns. */
const GROUPS = [
	{ part: 'create', title: / rows$/, column: 'x floor', unit: '× plain JavaScript' },
	{ part: 'byHand', title: / rows$/, column: 'nodes, ms', unit: 'ms' },
	{ part: 'trigger', title: /a second/, column: undefined, unit: 'reports a second' },
];

function barsOf({ part, title, column }, results) {
	const tables = results[part]?.tables.filter((table) => title.test(table.title)) ?? [];
	// With as many lines, the last one: that of the most rows.
	const [table] = tables.reverse().sort((one, other) => other.lines.length - one.lines.length);
	if (table === undefined) return undefined;
	if (column !== undefined) {
		const place = table.columns.indexOf(column) + 1;
		const lines = table.lines.filter((line) => line[place] > 0);
		return { title: table.title, bars: lines.map((line) => [line[0], line[place]]) };
	}
	// Reports in pushes of 1,000: one bar for each way.
	const line = table.lines.find(([size]) => size === '1000') ?? table.lines[0];
	const ways = table.columns.slice(0, -1).map((name, index) => [name, line[index + 1]]);
	return { title: `${table.title}, ${line[0]} in a push`, bars: ways };
}

export function chart(results) {
	let y = 0;
	const parts = [];
	for (const group of GROUPS) {
		const drawn = barsOf(group, results);
		if (drawn === undefined) continue;
		y += 34;
		parts.push(`<text x="10" y="${y}" font-weight="bold">${escaped(drawn.title)}</text>`);
		y += 12;
		const most = Math.max(...drawn.bars.map(([, value]) => value));
		for (const [name, value] of drawn.bars) {
			const length = Math.max(1, Math.round((value / most) * LONGEST));
			const middle = y + BAR - 4;
			const isOurs = /^(?:node|our|trigger)/.test(name);
			parts.push(
				`<text x="${LABELS - 8}" y="${middle}" text-anchor="end">${escaped(name)}</text>`,
				`<rect x="${LABELS}" y="${y}" width="${length}" height="${BAR}" rx="3" fill="${isOurs ? '#2f6fed' : '#9aa4b2'}"/>`,
				`<text x="${LABELS + length + 6}" y="${middle}">${value.toLocaleString('en-US')} ${group.unit.replace('×', 'x')}</text>`,
			);
			y += LINE;
		}
	}
	const size = `width="${WIDTH}" height="${y + 16}" viewBox="0 0 ${WIDTH} ${y + 16}"`;
	const style = 'font-family="sans-serif" font-size="13" fill="#24292f"';
	const background = '<rect width="100%" height="100%" fill="#ffffff"/>';
	return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${style}>\n${[background, ...parts].join('\n')}\n</svg>\n`;
}
