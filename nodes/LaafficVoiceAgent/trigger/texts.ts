import type { INodeTypeDescription } from 'n8n-workflow';

const README = 'https://github.com/n8n-nodes-laaffic/n8n-nodes-laaffic#trigger';

/** Where the address goes. It stands at the top of the panel, where n8n folds the addresses away. */
export const portalNotice = `Copy the Production URL from 'Webhook URLs' above into the portal's field for <a href="${README}" target="_blank">status reports</a>`;

export const repeatsText =
	'Whether to drop reports of calls that have been reported before. In queue mode turn it off, and do as the example Outcomes to PostgreSQL does. In tests in the editor nothing is dropped.';

export const addressesText =
	'Comma-separated list of the addresses and networks that may call; others get HTTP 403. Behind a proxy, set N8N_PROXY_HOPS, or n8n sees the address of the proxy.';

export const tokenText =
	'Only callers who have it come in, others get HTTP 401. Add ?token= and the token to the URL in the portal, and check that the portal keeps it.';

export const zoneText =
	"The zone in which times come out, and in which the platform's times without a zone are read. To check it, compare a time with the portal's list of calls.";

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
