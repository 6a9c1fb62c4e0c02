/** Intents that exist in every industry [agentSendItniotech, Encoding Table]. */
export const GLOBAL_INTENTS = {
	'99998': 'Not Called',
	'99999': 'Called but Not Connected',
} as const;

interface IndustryFact {
	readonly name: string;
	/** Codes with names, as pairs because the codes are text whose vendor order matters. */
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
		name: 'Financial Collection V1',
		voicemail: ['201'],
		intents: [
			['201', 'Voicemail'],
			['202', 'No Response From Customer'],
			['204', 'Customer Repayment Intent Unknown'],
			['205', 'Promise to Pay: On Time'],
			['206', 'Promise to Pay: Deferred'],
			['207', 'Cannot Pay: Subjective Refusal'],
			['208', 'Cannot Pay: Deny Loan'],
			['209', 'Cannot Pay: Need Installment Application'],
			['2010', 'Customer Already Paid'],
		],
	},
	collectionV2: {
		name: 'Financial Collection V2',
		voicemail: ['2012', '2013', '2022'],
		intents: [
			['2012', 'Voicemail: Insufficient Balance'],
			['2013', 'Voicemail: Marketing Robot'],
			['2022', 'Voicemail: Other'],
			['202', 'No Response From Customer'],
			['2014', 'Repayment Intent Unknown: Harassment Claim'],
			['2015', 'Repayment Intent Unknown: Inaudible or Unclear'],
			['2016', 'Repayment Intent Unknown: Wrong Number'],
			['2023', 'Repayment Intent Unknown: Other'],
			['205', 'Promise to Pay: On Time'],
			['206', 'Promise to Pay: Deferred Payment'],
			['2017', 'Unable to Pay: Product Dispute'],
			['207', 'Unable to Pay: Refusal to Pay'],
			['2018', 'Unable to Pay: Denies Loan (Did Not Apply)'],
			['2019', 'Unable to Pay: Denies Loan (Did Not Receive Funds)'],
			['2024', 'Unable to Pay: Denies Loan (Other)'],
			['209', 'Unable to Pay: Requesting Installments'],
			['2020', 'Unable to Pay: Needs Repayment Assistance'],
			['2021', 'Unable to Pay: Repayment Exception'],
			['2010', 'Customer Already Paid'],
		],
	},
	marketing: {
		name: 'Financial Marketing',
		voicemail: ['301'],
		intents: [
			['301', 'Voicemail'],
			['302', 'No Response From Customer'],
			['304', 'Customer Intent Unknown'],
			['305', 'Customer Clearly Interested'],
			['306', 'Customer Clearly Not Interested'],
		],
	},
	emergencyContact: {
		name: 'Financial Collection: Emergency Contact',
		voicemail: ['4012', '4013', '401'],
		intents: [
			['4012', 'Voicemail: Insufficient Balance'],
			['4013', 'Voicemail: Marketing Robot'],
			['401', 'Voicemail: Other'],
			['402', 'No Response From Other Party'],
			['403', 'Other Party Agrees to Convey'],
			['404', 'Other Party Already Informed'],
			['405', 'Other Party Refuses to Convey'],
			['406', 'Other Party Does Not Know Debtor'],
			['407', 'Non-Target Contact'],
			['408', 'Conveyance Intent Unknown: Harassment Call'],
			['409', 'Conveyance Intent Unknown: Inaudible'],
			['4010', 'Conveyance Intent Unknown: Other'],
		],
	},
} as const satisfies Record<string, IndustryFact>;

export type Industry = keyof typeof INDUSTRIES;
