import type { Page } from './pages';
import type { Platform } from './platforms';

/** `status`: {status, reason, data}; `code`: {code, msg, data}. Any endpoint may answer with either. */
type Envelope = 'status' | 'code';

const CODE = { laaffic: 'code', itniotech: 'code', onbuka: 'code' } as const;
const STATUS = { laaffic: 'status', itniotech: 'status', onbuka: 'status' } as const;

interface EndpointFact {
	/** Whether it only tells something. What changes something must not be tried at two addresses. */
	readonly does: 'read' | 'change';
	readonly method: 'GET' | 'POST';
	readonly path: string;
	/** A platform that prints another path than the rest. */
	readonly pathOn?: Partial<Record<Platform, string>>;
	/** What each platform's page prints between the host and the path. */
	readonly prefix: Readonly<Record<Platform, '' | '/v3'>>;
	/** What another page of the same platform prints there. */
	readonly alsoPrefix?: Partial<Record<Platform, '' | '/v3'>>;
	/** Which of the two documented envelopes the page's example shows, and its success value. */
	readonly envelope: Readonly<Record<Platform, Envelope>>;
	readonly success: '0' | 0;
	readonly from: readonly Page[];
	/** Platforms of which no page prints the address: it follows their other pages. */
	readonly unprinted?: readonly Platform[];
	readonly note?: string;
}

/**
 * Every endpoint that the package calls, with the prefix as the platform's own page prints it.
 * The pages disagree among themselves about `/v3`, so the credentials can overrule it.
 */
export const ENDPOINTS = {
	createTask: {
		does: 'change',
		method: 'POST',
		path: '/voice/group/call/send/agent',
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		alsoPrefix: { laaffic: '' },
		envelope: { laaffic: 'status', itniotech: 'code', onbuka: 'status' },
		success: '0',
		from: ['agentSend', 'agentSendItniotech'],
		unprinted: ['onbuka'],
		note: 'The quick start prints the Laaffic address without /v3.',
	},
	queryTasks: {
		does: 'read',
		method: 'POST',
		path: '/voice/group/call/query',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['agentQuery', 'onbukaVoice'],
	},
	cancelTasks: {
		does: 'change',
		method: 'POST',
		path: '/voice/group/call/cancel',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: '0',
		from: ['agentCancel'],
		unprinted: ['onbuka'],
	},
	queryRecallFlows: {
		does: 'read',
		method: 'POST',
		path: '/voice/recallFlow/queryPage',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['recallQuery'],
		unprinted: ['itniotech', 'onbuka'],
	},
	getRecallFlow: {
		does: 'read',
		method: 'POST',
		path: '/voice/recallFlow/queryDetail',
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		alsoPrefix: { laaffic: '' },
		envelope: CODE,
		success: 0,
		from: ['recallDetail', 'recallDetailLaaffic', 'recallDetailItniotech'],
		unprinted: ['onbuka'],
		note: 'The Laaffic page about agents prints no /v3, the one about voice files does.',
	},
	updateRecallFlow: {
		does: 'change',
		method: 'POST',
		path: '/voice/recallFlow/update',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['recallUpdate'],
		unprinted: ['laaffic', 'onbuka'],
	},
	cancelRecallFlow: {
		does: 'change',
		method: 'POST',
		path: '/voice/recallFlow/cancel',
		prefix: { laaffic: '', itniotech: '', onbuka: '/v3' },
		envelope: CODE,
		success: 0,
		from: ['recallCancel', 'recallCancelItniotech'],
		unprinted: ['onbuka'],
	},
	getBalance: {
		does: 'read',
		method: 'GET',
		path: '/getBalance',
		pathOn: { itniotech: '/sms/getBalance' },
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		envelope: STATUS,
		success: '0',
		from: ['getBalance', 'clientCode'],
		unprinted: ['itniotech'],
	},
	getRecordingFileUrl: {
		does: 'read',
		method: 'GET',
		path: '/voice/getRecordingFileUrl',
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		envelope: STATUS,
		success: '0',
		from: ['recordingFileUrl'],
		unprinted: ['laaffic', 'onbuka'],
		note: 'Takes the `recordingFileId` of a call report.',
	},
	sendSms: {
		does: 'change',
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
		does: 'read',
		method: 'GET',
		path: '/voice/getVoiceFile',
		prefix: { laaffic: '/v3', itniotech: '', onbuka: '/v3' },
		envelope: STATUS,
		success: '0',
		from: ['voiceFile'],
		unprinted: ['laaffic'],
		note: 'Documented for call-centre recordings; used where getRecordingFileUrl does not exist.',
	},
} as const satisfies Record<string, EndpointFact>;

export type Endpoint = keyof typeof ENDPOINTS;

export type ReadEndpoint = {
	[E in Endpoint]: (typeof ENDPOINTS)[E]['does'] extends 'read' ? E : never;
}[Endpoint];

/** Of the recordings that the platform keeps, those of group calls [recordingFileUrl]. */
export const RECORDING_SOURCE = 'group';
