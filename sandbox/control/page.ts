import type { TaskSummary } from './summary';

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem;
	color: #1d2433; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #dde1ea; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
p.quiet { color: #5a6478; }`;

const row = (task: TaskSummary) => `<tr>
<td>${escape(task.taskName)}</td>
<td>${escape(task.state)}</td>
<td class="number">${task.calleeCount}</td>
<td class="number">${task.called}</td>
<td>${escape(task.firstNumbers.join(', '))}${task.calleeCount > task.firstNumbers.length ? ' …' : ''}</td>
</tr>`;

const table = (tasks: readonly TaskSummary[]) => `<table>
<thead><tr><th>Campaign</th><th>State</th><th class="number">Callees</th><th class="number">Called</th><th>First numbers</th></tr></thead>
<tbody>${tasks.map(row).join('\n')}</tbody>
</table>`;

/** The sandbox's front page: the campaigns that it received, newest first. */
export function renderPage(tasks: readonly TaskSummary[], hasSample: boolean): string {
	const sample = hasSample
		? '<p>Sample rows to call: <a href="/sample/customers.csv">customers.csv</a></p>'
		: '';
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>Laaffic sandbox</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Laaffic sandbox</h1>
<p>A stand-in for the calling platform on this computer. Nobody is called.</p>
${tasks.length === 0 ? '<p>No campaign has arrived yet.</p>' : table([...tasks].reverse())}
${sample}
<p class="quiet">This page refreshes itself every five seconds.</p>
</body>
</html>
`;
}
