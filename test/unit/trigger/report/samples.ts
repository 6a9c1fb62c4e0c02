/** Reports as the vendor's pages describe them, written down by hand. */

/** An answered call, with every field that the page lists up to `intentCode`. */
export const ANSWERED = {
	voiceId: '31050109301512340001',
	type: 1,
	callee: '5511988887777',
	displayNum: '5511900000000',
	submitTime: '1935480600000',
	callTime: '1935480612000',
	ringingTime: '1935480615000',
	answerTime: '1935480622000',
	hangupTime: '1935480671000',
	billPeriod: '60+60',
	code: 'Brazil(Vivo)',
	recordingFileId: '120310501a1b2c3d4e5f60718293a4b5c6d7e8f90.wav',
	ringDuration: 7,
	currency: null,
	quoteExchange: null,
	chargedDuration: 60,
	rate: '0.018',
	cost: '0.018',
	settleRate: null,
	settlePay: null,
	aiAgentChargedDuration: 60,
	aiAgentBillPeriod: '60+60',
	aiAgentRate: null,
	aiAgentFee: null,
	aiAgentQuoteRate: '0.05',
	aiAgentQuoteFee: '0.05',
	terminationCode: '0',
	terminationReason: 'success',
	sipCode: '200',
	calledInfo: null,
	scriptId: 77,
	intent: 'Customer clearly interested',
	intentCode: '305',
};

/** A call that rang until it stopped. */
export const UNANSWERED = {
	...ANSWERED,
	voiceId: '31050109301512340002',
	callee: '5511988887778',
	answerTime: '',
	hangupTime: '1935480655000',
	ringDuration: 40,
	recordingFileId: '',
	cost: '0',
	aiAgentQuoteFee: null,
	terminationCode: '480',
	terminationReason: 'temporarily unavailable',
	sipCode: '480',
	intent: null,
	intentCode: '99999',
};

/** A report of a call without an agent, as the generic page has it. */
export const GENERIC_REPORT = {
	voiceId: '31050109301512349999',
	type: 2,
	callee: '5511988887779',
	submitTime: 1935480600000,
	hangupTime: 1935480671000,
	callDuration: 49,
	terminationCode: '200',
	feedbackValue: '-1',
};

export const RINGING = [
	{
		callId: '77',
		type: 1,
		taskId: 5,
		called: '5511988887777',
		seatGroupName: 'Sales',
		noAnswerSipList: [],
		sipAccount: 'seat1',
		callinEventTime: '2031-05-01 17:30:00',
	},
];

export const AI_VOICE_RECORD = { callId: '9', robotCallJobId: '3', resultStatus: 'ANSWERED' };

export const SMS_REPORT = {
	appId: 'x',
	msgid: 'm1',
	mobile: '5511988887777',
	status: 0,
	timestamp: 1935480600000,
};

export const SMS_REPLY = {
	msgid: 'm2',
	mobile: '5511988887777',
	reply_time: '2031-05-01 17:30:00',
	content: 'yes',
};
