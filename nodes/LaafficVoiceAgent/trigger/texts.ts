import type { INodeTypeDescription } from 'n8n-workflow';
import { REMEMBERED_REPORTS, SAVED_REPORTS } from './dedupe';

const README = 'https://github.com/n8n-nodes-laaffic/n8n-nodes-laaffic#trigger';

const number = (value: number) => value.toLocaleString('en-US');

/** Where the address goes. They stand at the top of the panel, where n8n folds the addresses away. */
export const portalNotice =
	"Open 'Webhook URLs' above, copy the Production URL and put it into the platform's portal: account management, voice application management, the field for status reports of the application.";

export const localNotice = `If the URL begins with http://localhost, n8n runs on your own computer and the platform cannot reach it: use a tunnel, start n8n with its address as WEBHOOK_URL, and copy the URL then. <a href="${README}" target="_blank">More info</a>`;

export const repeatsText = `Whether to drop a report of a call that has been reported before. n8n remembers the newest ${number(REMEMBERED_REPORTS)} reports, and ${number(SAVED_REPORTS)} of them across a restart; those of the last second can be missing. In queue mode turn it off: each process remembers on its own, and a report that n8n took but lost before it worked on it would count as a repeat. Where each call must count once, end the workflow with an upsert by voiceId. In tests in the editor nothing is dropped.`;

export const addressesText =
	'Addresses that may call, separated by commas: single ones such as 203.0.113.7 or networks such as 203.0.113.0/24, IPv4 and IPv6. Others get HTTP 403. Behind a proxy, set N8N_PROXY_HOPS to the number of proxies, or n8n sees the address of the proxy.';

export const tokenText =
	'The platform does not sign its pushes. With a token, only callers who have it come in: add ?token= and the token to the URL in the portal. Others get HTTP 401. Check that the portal keeps what stands behind the question mark.';

export const zoneText =
	"The zone in which times come out, and in which the platform's times without a zone are read, such as Asia/Shanghai. If empty, the zone of the workflow. To check it, compare a time with the portal's list of calls.";

/** Shown on the canvas while n8n waits, in one line that must be short. */
export const eventTriggerDescription = 'Waiting for a call report';

/** Shown after the workflow has been switched on. */
export const activationMessage =
	"Reports that reach the Production URL start this workflow. Make sure that the Production URL, not the Test URL, stands in the platform's portal.";

const oneUrl =
	'The portal holds one URL for each application, and n8n has two: the <b>Test URL</b> works for one push after you click the button, the <b>Production URL</b> whenever the workflow is published (active).';

export const triggerPanel: INodeTypeDescription['triggerPanel'] = {
	header: 'Wait for a call report',
	executionsHelp: {
		inactive: `${oneUrl} <br /><br /><b>While you build the workflow</b>, keep your campaigns away from it: copy the Test URL from 'Webhook URLs', click the button, and send a sample report to the Test URL. <a href="${README}" target="_blank">How to send one</a>. A report that the filters leave out does not end the waiting. <br /><br /><b>For your campaigns</b>, publish (activate) the workflow and put the Production URL into the portal. Those executions show up in the executions list, not in the editor.`,
		active: `${oneUrl} <br /><br />The workflow is published, so the Production URL works. Its executions show up in the <a data-key="executions">executions list</a>, not in the editor. <br /><br />If you put the Test URL into the portal for a try, put the Production URL back afterwards: reports that come while nobody listens are lost.`,
	},
	activationHint: {
		inactive:
			"To try it, copy the Test URL first, then click the button. For your campaigns, publish (activate) the workflow and put its Production URL into the platform's portal.",
		active: 'The workflow is published: reports that reach its Production URL start it.',
	},
};
