import { numberOf, textIn } from '../../api/coerce';
import { DEFAULT_CURRENCY } from '../../api/facts';

/** What a call cost. Nothing where the report names no amount. */
interface CallCost {
	readonly totalCost: number | null;
	readonly lineCost: number | null;
	readonly agentCost: number | null;
	readonly currency: string | null;
}

/** An amount, sometimes with its currency behind it: `0.018`, `0.018(USD)`. */
const AMOUNT = /^(-?\d+(?:\.\d+)?)\s*(?:\(?([A-Z]{3})\)?)?$/;

interface Amount {
	readonly value: number;
	readonly currency?: string;
}

function amountIn(value: unknown): Amount | undefined {
	const plain = numberOf(value);
	if (plain !== undefined) return { value: plain };
	const match = AMOUNT.exec(textIn(value));
	return match === null ? undefined : { value: Number(match[1]), currency: match[2] };
}

/** Amounts have six decimals at most; what a sum of fractions adds behind them is no money. */
const DECIMALS = 1e8;
const sum = (one: number, other: number) => Math.round((one + other) * DECIMALS) / DECIMALS;

/**
 * The cost of the line and of the agent, both in the currency of the quote, which is only written
 * where it is not USD [pushReport].
 */
export function costOf(report: Record<string, unknown>): CallCost {
	const line = amountIn(report.cost);
	const agent = amountIn(report.aiAgentQuoteFee);
	if (line === undefined && agent === undefined) {
		return { totalCost: null, lineCost: null, agentCost: null, currency: null };
	}
	const named = textIn(report.currency) || line?.currency || agent?.currency;
	return {
		totalCost: sum(line?.value ?? 0, agent?.value ?? 0),
		lineCost: line?.value ?? null,
		agentCost: agent?.value ?? null,
		currency: named ?? DEFAULT_CURRENCY,
	};
}
