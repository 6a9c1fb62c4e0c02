import { textIn } from '../../api/coerce';
import { OUTCOME_RULES, TERMINATION_SUCCESS, type Outcome } from '../../api/facts';
import { intentCodeOf } from './intent';

type Rule = (typeof OUTCOME_RULES)[number];

/** What a report says about how the call ended. */
interface Evidence {
	readonly callStatus: string;
	readonly intent: string;
	readonly intentName: string;
	readonly sip: string;
	readonly wasAnswered: boolean;
	readonly hasFailed: boolean;
}

/** How the call of a report ended. */
export function outcomeOf(report: Record<string, unknown>): Outcome {
	const evidence = evidenceIn(report);
	for (const rule of OUTCOME_RULES) if (isProven(rule, evidence)) return rule.outcome;
	return 'unknown';
}

function evidenceIn(report: Record<string, unknown>): Evidence {
	const sip = textIn(report.sipCode);
	const termination = textIn(report.terminationCode);
	return {
		callStatus: textIn(report.callStatus),
		intent: intentCodeOf(report) ?? '',
		intentName: textIn(report.intent),
		// Some pages say that the termination code is the SIP code.
		sip: SIP_CODE.test(sip) ? sip : SIP_CODE.test(termination) ? termination : '',
		wasAnswered: isTime(report.answerTime),
		hasFailed: termination !== '' && !TERMINATION_SUCCESS.includes(termination),
	};
}

const SIP_CODE = /^[1-6]\d\d$/;

/** A time that is not there comes as nothing, as an empty text or as 0. */
const isTime = (value: unknown) => ANY_DIGIT_BUT_0.test(textIn(value));
const ANY_DIGIT_BUT_0 = /[1-9]/;

function isProven(rule: Rule, evidence: Evidence): boolean {
	if ((rule.callStatus as readonly string[] | undefined)?.includes(evidence.callStatus))
		return true;
	if (rule.intents?.includes(evidence.intent)) return true;
	if (rule.intentName?.test(evidence.intentName)) return true;
	if (rule.sip?.includes(evidence.sip)) return true;
	if (rule.answerTime && evidence.wasAnswered) return true;
	return rule.failedTermination === true && evidence.hasFailed;
}
