import { outcomeOf } from '../../../../nodes/LaafficVoiceAgent/trigger/report/outcome';
import { ANSWERED, UNANSWERED } from './samples';

const TIME = '1935480622000';

describe('how a call ended', () => {
	it.each([
		['answered', ANSWERED],
		['notAnswered', UNANSWERED],
		// voicemail: by the state of the call or by the intent, also where a machine picked up
		['voicemail', { callStatus: 40 }],
		['voicemail', { callStatus: '40', answerTime: TIME }],
		...['201', '301', '401', '4012', '4013', '2012', '2013', '2022'].map(
			(intentCode) => ['voicemail', { intentCode, answerTime: TIME, callStatus: 50 }] as const,
		),
		['voicemail', { intent: '301', answerTime: TIME }],
		['voicemail', { intent: 'Voicemail', answerTime: TIME }],
		['voicemail', { intent: 'Connected - Voicemail: Insufficient Balance', callStatus: 50 }],
		['voicemail', { intent: 'Voicemail', sipCode: '480', terminationCode: '480' }],
		['voicemail', { intentCode: '201', sipCode: '487' }],
		// answered
		['answered', { callStatus: 50 }],
		['answered', { answerTime: TIME }],
		['answered', { answerTime: 1935480622 }],
		['answered', { answerTime: '2031-05-01 09:30:00', intentCode: '306' }],
		// busy
		['busy', { callStatus: 10 }],
		['busy', { sipCode: '486', intentCode: '99999' }],
		['busy', { sipCode: 600 }],
		['busy', { sipCode: '603', intentCode: '99999', terminationCode: '603' }],
		['busy', { sipCode: '', terminationCode: '486' }],
		// not answered
		['notAnswered', { callStatus: 20 }],
		['notAnswered', { callStatus: 30 }],
		['notAnswered', { sipCode: '408' }],
		['notAnswered', { sipCode: '480' }],
		['notAnswered', { sipCode: '487' }],
		['notAnswered', { intentCode: '99999' }],
		['notAnswered', { intent: 'Called but not connected' }],
		['notAnswered', { intentCode: '99999', terminationCode: '7' }],
		// not called
		['notCalled', { intentCode: '99998' }],
		['notCalled', { intent: 'Not called' }],
		['notCalled', { intentCode: 99998, callStatus: 60 }],
		// failed
		['failed', { terminationCode: '7' }],
		['failed', { terminationCode: -1 }],
		['failed', { sipCode: '404', intentCode: '99999', terminationCode: '404' }],
		['failed', { sipCode: '503', intentCode: '99999', callStatus: 60 }],
		// unknown
		['unknown', {}],
		['unknown', { terminationCode: '0' }],
		['unknown', { terminationCode: 200, sipCode: '200' }],
		['unknown', { callStatus: 60 }],
		['unknown', { answerTime: '', callStatus: null }],
		['unknown', { answerTime: '0' }],
		['unknown', { answerTime: 0 }],
		['unknown', { answerTime: null }],
		['unknown', { answerTime: 'null' }],
		['unknown', { answerTime: { seconds: 1 }, callStatus: [50], intentCode: {} }],
	] as ReadonlyArray<readonly [string, Record<string, unknown>]>)('%s: %p', (outcome, report) => {
		expect(outcomeOf(report)).toBe(outcome);
	});
});
