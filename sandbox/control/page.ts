import type { Context } from '../context';
import { SAMPLE_REPORTS } from '../push/samples';
import { stateOf } from '../push/state';
import { escape } from './html';
import { LIVE_SECTIONS } from './sections';
import type { LiveSection } from './sections';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem;
	color: #1d2433; background: #fff; }
h2 { margin: 2.2rem 0 .5rem; font-size: 1.25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
	border-bottom: 1px solid #dde1ea; }
td { white-space: pre-line; font-variant-numeric: tabular-nums; }
dl { display: flex; flex-wrap: wrap; gap: .2rem 2.2rem; margin: 0 0 .8rem; }
dt { color: #5a6478; font-size: .85rem; }
dd { margin: 0; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .4rem .6rem; }
button { font: inherit; padding: .45rem .9rem; margin: .6rem .6rem .2rem 0; color: #fff;
	background: #144f8b; border: 0; border-radius: .35rem; cursor: pointer; }
.sent { background: #eef2f8; padding: .7rem .9rem; overflow-wrap: anywhere; }
code { overflow-wrap: anywhere; }
.quiet { color: #5a6478; }
#ended { background: #fde9e7; padding: .7rem .9rem; }`;

/** Renews what changes, and leaves alone what somebody types. */
export const PAGE_SCRIPT = `
const EVERY_MS = 3_000;
async function renew() {
	const answer = await fetch('/');
	const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
	for (const part of document.querySelectorAll('[data-live]')) {
		const { innerHTML } = fresh.getElementById(part.id);
		if (part.innerHTML !== innerHTML) part.innerHTML = innerHTML;
	}
}
setInterval(
	() =>
		renew().then(
			() => (document.getElementById('ended').hidden = true),
			() => (document.getElementById('ended').hidden = false),
		),
	EVERY_MS,
);
`;

/** Nothing from elsewhere is loaded, and no other page shows this one as a part of its own. */
export const PAGE_HEADERS = {
	'Content-Security-Policy':
		"default-src 'self'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
} as const;

function reportForm(context: Context): string {
	const { follower, samples } = stateOf(context);
	const url = samples.url ?? follower?.settings.url ?? '';
	return `<form method="post" action="/sandbox/samples">
<label>URL of a Laaffic Voice Agent Trigger, from <em>Webhook URLs</em> on its panel
<input name="url" type="url" required value="${escape(url)}" placeholder="http://127.0.0.1:5678/webhook/…"></label>
<button name="to" value="production">Send ${SAMPLE_REPORTS} sample reports</button>
<button name="to" value="test">Send them to its Test URL</button>
<p class="quiet">The first button reaches a published workflow; see its <em>Executions</em>. For the second,
click <em>Execute workflow</em> in n8n before: it listens for one push, and shows what comes on the canvas.</p>
</form>`;
}

/** The sandbox's front page: who calls here, what has arrived, and reports at a click. */
export function renderPage(context: Context): string {
	const live = (name: LiveSection) =>
		`<div id="${name}" data-live>${LIVE_SECTIONS[name](context)}</div>`;
	const sample =
		context.options.sampleCsv === undefined
			? ''
			: '<p>Sample rows to call: <a href="/sample/customers.csv">customers.csv</a></p>';
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Laaffic sandbox</title>
<style>${STYLE}</style>
<script src="/page.js" defer></script>
</head>
<body>
<h1>Laaffic sandbox</h1>
<p>A stand-in for the calling platform on this computer. Nobody is called, and no text message leaves it.</p>
<p id="ended" hidden>The sandbox has ended. Start it again with <code>npm start</code>.</p>
<h2>Account and agents</h2>
${live('account')}
<h2>Campaigns that arrived</h2>
${live('campaigns')}
${sample}
<h2 id="reports">Reports of calls</h2>
${live('following')}
${reportForm(context)}
${live('sent')}
<h2>Text messages</h2>
${live('texts')}
<h2>Tickets</h2>
${live('tickets')}
<p class="quiet">This page renews itself every three seconds.</p>
</body>
</html>
`;
}
