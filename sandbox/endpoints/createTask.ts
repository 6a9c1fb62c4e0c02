import { readCallees } from '../create/callees';
import { findAgent } from '../create/agents';
import { readRecallPlan, recallWarnings } from '../create/recall';
import { readSendTime } from '../create/schedule';
import { documentedSettings, TASK_SETTINGS } from '../create/settings';
import { checkFields, unknownKeys } from '../fields';
import type { Fields } from '../fields';
import { Refusal } from '../refusal';
import type { Task } from '../tasks/task';
import { data } from './call';
import type { Call, Handler } from './call';

function checkAccount({ account, context, body, now }: Call): void {
	const name = body['taskName'] as string;
	if (context.tasks.named(account, name)) throw new Refusal(context.quirks.existingNameCode);
	const limit = account.maxConcurrentTasks;
	if (limit !== undefined && context.tasks.underWay(account, now) >= limit) {
		throw new Refusal('-37');
	}
	const money = Number(account.balance) + Number(account.gift) + Number(account.credit);
	if (account.minimumBalance !== undefined && money < account.minimumBalance) {
		throw new Refusal('-10');
	}
}

function hideFromList(task: Task, { effects, now }: Call): void {
	const lag = effects.find((effect) => effect.kind === 'listLag');
	if (lag?.kind !== 'listLag') return;
	task.hidden = { requests: lag.requests ?? 0, until: now + (lag.ms ?? 0) };
}

function planEnd(task: Task, { effects, now }: Call): void {
	const fault = effects.find((effect) => effect.kind === 'taskEnds');
	if (fault?.kind !== 'taskEnds') return;
	task.end = { state: fault.state, at: now + (fault.afterMs ?? 0) };
}

/**
 * POST send/agent. All checks come before the first change, so a refused request leaves nothing.
 *
 * {"appId":"DemoApp1","taskName":"May reminders","agentId":41,
 *  "numberInfoList":[{"calleeNumber":"919777654321","text1":"David"}]}
 */
export const createTask: Handler = (call) => {
	const { account, body, context, now, shownNow } = call;
	checkFields(body, TASK_SETTINGS);
	// The quick start sends the reader of -1 to "API Key, API Secret, and appId".
	if (body['appId'] !== account.appId) throw new Refusal('-1', 'appId');
	const agent = findAgent(account, Number(body['agentId']));
	const sendAt = readSendTime(body['sendTime'], account.timeZone);
	const recall = (body['recallFlow'] ?? undefined) as Fields | undefined;
	const plan = recall && readRecallPlan(recall, 'agentId', agent, account, context.quirks);
	const list = body['numberInfoList'] as readonly unknown[];
	const { callees, cutTexts, warnings } = readCallees(list, agent, context.options.platform);
	checkAccount(call);

	const ignored = [
		...unknownKeys(body, TASK_SETTINGS),
		...warnings,
		...(recall ? recallWarnings(recall, 'agentId') : []),
	];
	call.warn(...ignored);
	const task = context.tasks.add(
		{
			name: body['taskName'] as string,
			origin: 'request',
			account,
			agent,
			callees,
			cutTexts,
			settings: documentedSettings(body),
			warnings: ignored,
			...(sendAt === undefined ? {} : { sendAt }),
		},
		{ now, shown: shownNow },
	);
	hideFromList(task, call);
	planEnd(task, call);
	if (plan) context.flows.add(task, plan);
	return data(task.id);
};
