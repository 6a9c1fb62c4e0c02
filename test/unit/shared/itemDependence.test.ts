import { mayDependOnItem } from '../../../nodes/LaafficVoiceAgent/shared/itemDependence';

describe('the same for every item', () => {
	it.each([
		'41',
		'',
		'{{ $json.agent }}',
		'=Renewals',
		"=Renewals {{ $now.toFormat('yyyy-MM-dd') }}",
		'={{ $today.plus({ days: 1 }) }}',
		'={{ $vars.agent }} {{ $workflow.name }} {{ $execution.id }} {{ $runIndex }}',
		'={{ DateTime.now().toISO() }}',
		"={{ $('Settings').first().json.agent }}",
		'={{ $("The user\'s settings").last().json["agent id"] }}',
		"={{ $('Do not call').all().map((item) => item.json.phone).join() }}",
		"={{ $('Settings').first(0, 1).json.agent }}",
		'={{ $input.first().json.agent }}',
		'={{ $input.all().length }}',
		"={{ $if($now.hour > 12, 'afternoon', 'morning') }}",
	])('%s', (raw) => {
		expect(mayDependOnItem(raw)).toBe(false);
	});
});

describe('perhaps another for each item', () => {
	it.each([
		'={{ $json.agent }}',
		'=Renewals {{ $json["agent"] }}',
		'={{ $input.item.json.agent }}',
		"={{ $('Settings').item.json.agent }}",
		"={{ $('Settings').pairedItem().json.agent }}",
		"={{ $('Settings').itemMatching(0).json.agent }}",
		"={{ $('Settings').all()[$itemIndex].json.agent }}",
		"={{ $('Settings').all().find((item) => item.json.id === $json.id).json.agent }}",
		'={{ $node["Settings"].json.agent }}',
		'={{ $items("Settings")[0].json.agent }}',
		'={{ $item(0).$json.agent }}',
		'={{ $itemIndex }}',
		'={{ $position }}',
		'={{ $thisItem.json.agent }}',
		'={{ $data.agent }}',
		'={{ $binary.file.fileName }}',
		'={{ $prevNode.name }}',
		'={{ $parameter.taskName }}',
		"={{ $fromAI('agent') }}",
		"={{ $jmespath($json, 'agent') }}",
		'={{ $evaluateExpression("$" + "json.agent") }}',
		'={{ this["$js" + "on"].agent }}',
		String.raw`={{ \u0024json.agent }}`,
		// Removing one word must not hide another.
		"={{ $now.hour + $json.agent + $('Settings').first().json.agent }}",
	])('%s', (raw) => {
		expect(mayDependOnItem(raw)).toBe(true);
	});
});
