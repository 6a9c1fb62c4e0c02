/**
 * Intents that exist in every industry [agentSendItniotech, Encoding Table]. All names of intents
 * and industries stand here as that table prints them.
 */
export const GLOBAL_INTENTS = {
	'99998': 'Not called',
	'99999': 'Called but not connected',
} as const;

interface IndustryFact {
	readonly name: string;
	/** Codes with their printed names, as pairs because the vendor's order matters. */
	readonly intents: ReadonlyArray<readonly [code: string, name: string]>;
	/** Codes whose call ended at a machine. */
	readonly voicemail: readonly string[];
}

/**
 * The intent table by industry [agentSendItniotech, Encoding Table]. The two collection industries
 * share codes under different names. Codes are a family prefix and a running number, so they are
 * text: 209 comes before 2010.
 */
export const INDUSTRIES = {
	collectionV1: {
		name: 'Financial Collection-V1',
		voicemail: ['201'],
		intents: [
			['201', 'Voicemail'],
			['202', 'No response from customer'],
			['204', 'Customer repayment intent unknown'],
			['205', 'Promise to pay: On time'],
			['206', 'Promise to pay: Deferred'],
			['207', 'Cannot pay: Subjective refusal'],
			['208', 'Cannot pay: Deny loan'],
			['209', 'Cannot pay: Need installment application'],
			['2010', 'Customer already paid'],
		],
	},
	collectionV2: {
		name: 'Financial Collection-V2',
		voicemail: ['2012', '2013', '2022'],
		intents: [
			['2012', 'Connected - Voicemail: Insufficient Balance'],
			['2013', 'Connected - Voicemail: Marketing Robot'],
			['2022', 'Connected - Voicemail: Other'],
			['202', 'Connected - No Response from Customer'],
			['2014', 'Connected - Repayment Intent Unknown: Harassment Claim'],
			['2015', 'Connected - Repayment Intent Unknown: Inaudible/Unclear'],
			['2016', 'Connected - Repayment Intent Unknown: Wrong Number'],
			['2023', 'Connected - Repayment Intent Unknown: Other'],
			['205', 'Connected - Promise to Pay: On Time'],
			['206', 'Connected - Promise to Pay: Deferred Payment'],
			['2017', 'Connected - Unable to Pay: Product Dispute'],
			['207', 'Connected - Unable to Pay: Refusal to Pay'],
			['2018', 'Connected - Unable to Pay: Denies Loan (Did not apply)'],
			['2019', 'Connected - Unable to Pay: Denies Loan (Did not receive funds)'],
			['2024', 'Connected - Unable to Pay: Denies Loan (Other)'],
			['209', 'Connected - Unable to Pay: Requesting Installments'],
			['2020', 'Connected - Unable to Pay: Needs Repayment Assistance'],
			['2021', 'Connected - Unable to Pay: Repayment Exception'],
			['2010', 'Connected - Customer Already Paid'],
		],
	},
	marketing: {
		name: 'Financial Marketing',
		voicemail: ['301'],
		intents: [
			['301', 'Voicemail'],
			['302', 'No response from customer'],
			['304', 'Customer intent unknown'],
			['305', 'Customer clearly interested'],
			['306', 'Customer clearly not interested'],
		],
	},
	emergencyContact: {
		name: 'Financial Collection - Emergency Contact Conveyance',
		voicemail: ['4012', '4013', '401'],
		intents: [
			['4012', 'Connected - Voicemail: Insufficient Balance'],
			['4013', 'Connected - Voicemail: Marketing Robot'],
			['401', 'Connected - Voicemail: Other'],
			['402', 'Connected - No Response from Other Party'],
			['403', 'Connected - Other Party Agrees to Convey'],
			['404', 'Connected - Other Party Already Informed'],
			['405', 'Connected - Other Party Refuses to Convey'],
			['406', 'Connected - Other Party Does Not Know Debtor'],
			['407', 'Connected - Non-Target Contact'],
			['408', 'Connected - Conveyance Intent Unknown: Harassment Call'],
			['409', 'Connected - Conveyance Intent Unknown: Inaudible'],
			['4010', 'Connected - Conveyance Intent Unknown: Other'],
		],
	},
} as const satisfies Record<string, IndustryFact>;

export type Industry = keyof typeof INDUSTRIES;
