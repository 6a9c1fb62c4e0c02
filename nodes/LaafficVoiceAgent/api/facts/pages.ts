/**
 * The vendor's pages that the facts come from. Every fact names its page by the key used here, so
 * that a reader can go and look, and a changed page leads to the facts that it touches.
 */
export const PAGES = {
	quickStart: 'https://laaffic.com/api/ai/guide/agentGroupCall',
	agentSend: 'https://laaffic.com/api/ai/agentSend',
	agentSendItniotech: 'https://itniotech.com/api/ai/agentSend',
	agentQuery: 'https://www.laaffic.com/api/ai/agentQuery',
	agentCancel: 'https://www.laaffic.com/api/ai/agentCancel',
	recallQuery: 'https://www.laaffic.com/api/ai/agentRecallQuery',
	recallDetail: 'https://www.laaffic.com/api/voice/recallQueryDetail',
	recallDetailLaaffic: 'https://www.laaffic.com/api/ai/agentRecallDetail/',
	recallDetailItniotech: 'https://kxnrh7nfk8zwevuu.itniotech.com/api/ai/agentRecallDetail/',
	recallUpdate: 'https://kxnrh7nfk8zwevuu.itniotech.com/api/ai/agentRecallUpdate/',
	recallCancel: 'https://www.laaffic.com/api/ai/agentRecallCancel',
	recallCancelItniotech: 'https://kxnrh7nfk8zwevuu.itniotech.com/api/ai/agentRecallCancel',
	resendAi: 'https://www.laaffic.com/api/voice/callResendAI',
	updateAi: 'https://www.laaffic.com/api/voice/callUpdateAI',
	getBalance: 'https://www.laaffic.com/zh/api/account/getBalance/',
	recordingFileUrl: 'https://itniotech.com/api/voice/getRecordingFileUrl',
	voiceFile: 'https://onbuka.com/voice-api26',
	callFaq: 'https://www.itniotech.com/api/call/faq/',
	sendSms: 'https://www.laaffic.com/api/sms/sendSms/',
	smsStatusCodes: 'https://itniotech.com/api/sms/statusCode',
	account: 'https://laaffic.com/zh/api',
	onbukaAccount: 'https://onbuka.com/api',
	onbukaVoice: 'https://onbuka.com/voice-api18',
	pushReport: 'https://itniotech.com/api/ai/agentPushVoiceReportBatch',
	pushReportLaaffic: 'https://www.laaffic.com/cn/api/ai/agentPushVoiceReportBatch/',
	pushGeneric: 'https://www.laaffic.com/cn/api/voice/pushVoiceReport',
	pushRinging: 'https://m.laaffic.com/cn/api/call/pushRingingNotification/',
	pushAiVoice: 'https://itniotech.com/api/ai-voice/pushCallRecord',
	pushSms: 'https://itniotech.com/api/sms/pushSmsReport',
	pushSmsReply: 'https://kxnrh7nfk8zwevuu.itniotech.com/api/sms/pushMoSmsReport',
	onbukaSmsPush: 'http://onbuka.cloud/sms-api6',
	/** Not a page: seen in other people's published client code, so treat it as a hint. */
	clientCode: 'public client code',
} as const;

export type Page = keyof typeof PAGES;
