import { AGENT_TASK_TYPE } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Quirks } from '../options';
import { formatInZone } from '../zonedTime';
import { stateOf, tallyOf } from './progress';
import type { Task } from './task';

const LINE_PRICE_A_MINUTE = 0.0043;
const AGENT_PRICE_A_MINUTE = 0.0234;

const share = (part: number, whole: number) =>
	whole === 0 ? '0' : String(Math.round((100 * part) / whole));
const money = (amount: number) => (amount === 0 ? '0' : amount.toFixed(6));

/** A task as the task list shows it: the fields and types of the vendor's agentQuery page. */
export function taskRecord(task: Task, now: number, idField: Quirks['taskIdField']) {
	const { called, connected, lineSeconds, agentSeconds } = tallyOf(task, now);
	const lineFee = (lineSeconds / 60) * LINE_PRICE_A_MINUTE;
	const agentFee = (agentSeconds / 60) * AGENT_PRICE_A_MINUTE;
	return {
		[idField]: task.id,
		taskName: task.name,
		status: stateOf(task, now),
		rate: share(called, task.callees.length),
		numCnt: task.callees.length,
		callNum: called,
		success: connected,
		fail: called - connected,
		createdTime: formatInZone(task.createdAt, task.account.timeZone),
		scriptId: task.agent.id,
		taskType: AGENT_TASK_TYPE,
		answeredNum: connected,
		asr: share(connected, called),
		agentTotalFeetime: agentSeconds,
		agentFee: agentFee.toFixed(6),
		chargeLen: lineSeconds,
		acd: `${connected === 0 ? 0 : Math.round(lineSeconds / connected)}s`,
		groupCallPayFee: `${money(lineFee)}(USD)`,
		smsPayFee: '0(USD)',
		taskSumPayFee: `${money(lineFee + agentFee)}(USD)`,
		sendSmsNum: 0,
	};
}
