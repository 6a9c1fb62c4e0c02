import { INDUSTRIES } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Context } from '../context';

/** The accounts of this sandbox, without their secrets, and the agents that can call for them. */
export function accountSummaries({ options: { accounts } }: Context) {
	return accounts.map(({ apiKey, appId, smsAppId, balance, timeZone, agents }) => ({
		apiKey,
		appId,
		smsAppId,
		balance: Number(balance).toFixed(2),
		timeZone,
		agents: agents.map(({ id, name, industry }) => ({
			id,
			name,
			industry: INDUSTRIES[industry].name,
		})),
	}));
}

export type AccountSummary = ReturnType<typeof accountSummaries>[number];
