import type { Account, Agent } from '../options';
import { Refusal } from '../refusal';

/** The agent with this id, or the code for an unknown script. */
export function findAgent(account: Account, id: number): Agent {
	const agent = account.agents.find((one) => one.id === id);
	if (!agent) throw new Refusal('-60');
	return agent;
}
