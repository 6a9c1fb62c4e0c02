import type { Page } from './pages';
import type { Platform } from './platforms';

/** `status`: {status, reason, data}; `code`: {code, msg, data}. Any endpoint may answer with either. */
type Envelope = 'status' | 'code';

const CODE = { laaffic: 'code', itniotech: 'code', onbuka: 'code' } as const;
const STATUS = { laaffic: 'status', itniotech: 'status', onbuka: 'status' } as const;

interface EndpointFact {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	/** A platform that prints another path than the rest. */
	readonly pathOn?: Partial<Record<Platform, string>>;
	/** What each platform's page prints between the host and the path. */
	readonly prefix: Readonly<Record<Platform, '' | '/v3'>>;
	/** Which of the two documented envelopes the page's example shows, and its success value. */
	readonly envelope: Readonly<Record<Platform, Envelope>>;
	readonly success: '0' | 0;
	readonly from: readonly Page[];
	readonly note?: string;
}

/**
 * Every endpoint that the package calls, with the prefix as the platform's own page prints it.
 * The pages disagree among themselves about `/v3`, so the credentials can overrule it.
 */
export const ENDPOINTS = {
	createTask: {
		method: 'POST',
		path: '/voice/group/call/send/agent',
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		envelope: { laaffic: 'status', itniotech: 'code', onbuka: 'status' },
		success: '0',
		from: ['agentSend', 'agentSendItniotech'],
		note: 'The quick start prints the Laaffic address without /v3.',
	},
	queryTasks: {
		method: 'POST',
		path: '/voice/group/call/query',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['agentQuery', 'onbukaVoice'],
	},
	cancelTasks: {
		method: 'POST',
		path: '/voice/group/call/cancel',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: '0',
		from: ['agentCancel'],
	},
	queryRecallFlows: {
		method: 'POST',
		path: '/voice/recallFlow/queryPage',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['recallQuery'],
	},
	getRecallFlow: {
		method: 'POST',
		path: '/voice/recallFlow/queryDetail',
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['recallDetail', 'recallDetailItniotech'],
	},
	updateRecallFlow: {
		method: 'POST',
		path: '/voice/recallFlow/update',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['recallUpdate'],
		note: 'Only ITNIO TECH has a page for it; Laaffic is assumed to follow its cancel page.',
	},
	cancelRecallFlow: {
		method: 'POST',
		path: '/voice/recallFlow/cancel',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['recallCancel', 'recallCancelItniotech'],
	},
	getBalance: {
		method: 'GET',
		path: '/getBalance',
		pathOn: { itniotech: '/sms/getBalance' },
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		envelope: STATUS,
		success: '0',
		from: ['getBalance', 'clientCode'],
	},
	sendSms: {
		method: 'POST',
		path: '/sendSms',
		pathOn: { itniotech: '/sms/sendSms' },
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		envelope: STATUS,
		success: '0',
		from: ['sendSms', 'clientCode'],
		note: "The ITNIO TECH path was seen in other people's client code only.",
	},
	getVoiceFile: {
		method: 'GET',
		path: '/voice/getVoiceFile',
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		envelope: STATUS,
		success: '0',
		from: ['voiceFile'],
		note: 'Documented for call-centre recordings; no page ties it to agent calls.',
	},
} as const satisfies Record<string, EndpointFact>;

export type Endpoint = keyof typeof ENDPOINTS;
