import { OUTCOMES } from '../calls/outcomes';
import { formatInZone } from '../zonedTime';
import { intentText } from './calls';
import type { EndedCall } from './calls';

/** The forms of time that the report's page describes, all at once, and its siblings show. */
export const TIME_FORMATS = {
	milliseconds: (moment: number) => String(moment),
	seconds: (moment: number) => String(Math.floor(moment / 1000)),
	number: (moment: number) => moment,
	digits14: (moment: number, zone: string) => digitsOf(moment, zone),
	digits17: (moment: number, zone: string) =>
		digitsOf(moment, zone) + String(moment % 1000).padStart(3, '0'),
	text: (moment: number, zone: string) => formatInZone(moment, zone),
} as const satisfies Record<string, (moment: number, zone: string) => string | number>;

export type TimeFormat = keyof typeof TIME_FORMATS;

const digitsOf = (moment: number, zone: string) => formatInZone(moment, zone).replace(/\D/g, '');

export interface ReportForm {
	readonly timeFormat: TimeFormat;
	/** The zone of times without one. */
	readonly timeZone: string;
	/** Add the fields that only the newest page of the generic report lists. */
	readonly newestFields: boolean;
}

const DIALLING_MS = 2_000;
const QUEUE_MS = 5_000;
const MINUTE_SECONDS = 60;
const LINE_PRICE = 0.018;
const AGENT_PRICE = 0.05;

const minutes = (seconds: number) => Math.ceil(seconds / MINUTE_SECONDS);

const newestFields = ({ taskId, recallOf }: EndedCall) => ({
	outRecallCount: recallOf?.count ?? 0,
	taskId,
	sourceTaskId: recallOf?.taskId ?? null,
});

/** A report with the fields of the agent's page, in its order and its types. */
export function reportOf(call: EndedCall, form: ReportForm): Record<string, unknown> {
	const { sipCode, callStatus } = OUTCOMES[call.outcome];
	const endedAt = Math.floor(call.endedAt);
	const answeredAt = endedAt - call.talkSeconds * 1000;
	const rangAt = answeredAt - call.ringSeconds * 1000;
	const time = (moment: number) => TIME_FORMATS[form.timeFormat](moment, form.timeZone);
	const wasDialled = call.outcome !== 'notCalled';
	const billed = minutes(call.talkSeconds);
	return {
		voiceId: call.voiceId,
		type: 1,
		callee: call.callee,
		displayNum: '46313900600',
		// A call that was never placed has no other time. So that it stays the last one of its number in a
		// campaign that runs fast, it has no time in a queue either.
		submitTime: time(wasDialled ? rangAt - DIALLING_MS - QUEUE_MS : endedAt),
		callTime: wasDialled ? time(rangAt - DIALLING_MS) : '',
		ringingTime: call.ringSeconds > 0 ? time(rangAt) : '',
		answerTime: call.connected ? time(answeredAt) : '',
		hangupTime: wasDialled ? time(endedAt) : '',
		billPeriod: '60+60',
		code: 'Sweden(Mobile)',
		recordingFileId: call.recordingFileId,
		ringDuration: call.ringSeconds,
		currency: null,
		quoteExchange: null,
		chargedDuration: billed * MINUTE_SECONDS,
		rate: String(LINE_PRICE),
		cost: (billed * LINE_PRICE).toFixed(6),
		settleRate: null,
		settlePay: null,
		aiAgentChargedDuration: call.talkSeconds,
		aiAgentBillPeriod: '1+1',
		aiAgentRate: null,
		aiAgentFee: null,
		aiAgentQuoteRate: String(AGENT_PRICE),
		aiAgentQuoteFee: ((call.talkSeconds / MINUTE_SECONDS) * AGENT_PRICE).toFixed(6),
		terminationCode: call.connected ? '0' : sipCode,
		terminationReason: call.connected ? 'success' : 'not connected',
		sipCode,
		calledInfo: null,
		scriptId: call.agentId,
		intent: intentText(call),
		intentCode: call.intentCode,
		...(form.newestFields ? { ...newestFields(call), callStatus } : {}),
	};
}
