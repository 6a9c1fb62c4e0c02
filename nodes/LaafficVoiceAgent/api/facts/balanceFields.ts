import type { ResponseField } from './responseFields';

/** The amounts of an account, all written as text [getBalance]. The page names no currency. */
export const BALANCE_FIELDS = [
	{ name: 'balance', kind: 'amount', meaning: 'Balance', as: 'balance', from: 'getBalance' },
	{ name: 'gift', kind: 'amount', meaning: 'Free credit', as: 'gift', from: 'getBalance' },
	{ name: 'credit', kind: 'amount', meaning: 'Credit line', as: 'credit', from: 'getBalance' },
] as const satisfies readonly ResponseField[];
