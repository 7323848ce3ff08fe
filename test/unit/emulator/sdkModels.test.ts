import { checkAnswer, checkParameters } from '../../emulator/sdkModels';

const TASK = { StreamName: 's', DomainName: 'd', AppName: 'live', EndTime: 1 };
const SORT = { Field: 'CreateTime', Order: 'Asc' };

describe('checkParameters', () => {
	it.each<[string, Record<string, unknown>]>([
		['CreateRecordTask', TASK],
		['CreateRecordTask', { ...TASK, StartTime: 1, StreamType: 0, TemplateId: 1, Extension: '' }],
		['DescribeLiveRecordRules', {}],
		['DescribeLiveRecordTemplates', {}],
		['CreateLiveRecordTemplate', { TemplateName: 't', HlsParam: { Enable: 1 } }],
		['CreateLiveRecordTemplate', { TemplateName: 't', FlvSpecialParam: {}, RemoveWatermark: true }],
		[
			'SearchMedia',
			{ StreamIds: ['s'], Sort: SORT, CreateTime: { After: 't' }, ClassIds: [1, 2n] },
		],
		['DescribeMediaInfos', { FileIds: [] }],
	])('has nothing against %s %#', (action, parameters) => {
		expect(checkParameters(action, parameters)).toEqual([]);
	});

	it.each<[string, string, Record<string, unknown>, string]>([
		[
			'an unknown field',
			'CreateRecordTask',
			{ ...TASK, Endtime: 2 },
			'CreateRecordTask.Endtime: CreateRecordTaskRequest has no such field',
		],
		[
			'a missing required one',
			'CreateRecordTask',
			{ ...TASK, EndTime: undefined },
			'CreateRecordTask.EndTime: required, and missing',
		],
		[
			'text for a number',
			'CreateRecordTask',
			{ ...TASK, EndTime: '1' },
			'CreateRecordTask.EndTime: number expected, string found',
		],
		[
			'a number for text',
			'StopRecordTask',
			{ TaskId: 5 },
			'StopRecordTask.TaskId: string expected, number found',
		],
		[
			'null for text',
			'StopRecordTask',
			{ TaskId: null },
			'StopRecordTask.TaskId: string expected, null found',
		],
		[
			'a number that JSON cannot hold',
			'CreateRecordTask',
			{ ...TASK, EndTime: NaN },
			'CreateRecordTask.EndTime: number expected, number found',
		],
		[
			'a number for a boolean',
			'ModifyLiveRecordTemplate',
			{ TemplateId: 1, RemoveWatermark: 1 },
			'ModifyLiveRecordTemplate.RemoveWatermark: boolean expected, number found',
		],
		[
			'a list for an object',
			'ModifyLiveRecordTemplate',
			{ TemplateId: 1, FlvParam: [] },
			'ModifyLiveRecordTemplate.FlvParam: object expected, list found',
		],
		[
			'an unknown nested field',
			'CreateLiveRecordTemplate',
			{ TemplateName: 't', Mp4Param: { Enabled: 1 } },
			'CreateLiveRecordTemplate.Mp4Param.Enabled: RecordParam has no such field',
		],
		[
			'a nested field of a wrong type',
			'CreateLiveRecordTemplate',
			{ TemplateName: 't', Mp4Param: { Enable: true } },
			'CreateLiveRecordTemplate.Mp4Param.Enable: number expected, boolean found',
		],
		[
			'a missing nested field',
			'SearchMedia',
			{ Sort: { Field: 'CreateTime' } },
			'SearchMedia.Sort.Order: required, and missing',
		],
		[
			'text for a list',
			'SearchMedia',
			{ StreamIds: 's' },
			'SearchMedia.StreamIds: list expected, string found',
		],
		[
			'an item of a wrong type',
			'SearchMedia',
			{ StreamIds: ['s', 5] },
			'SearchMedia.StreamIds[1]: string expected, number found',
		],
		[
			'an item that none of several types fits',
			'SearchMedia',
			{ ClassIds: [1, '2'] },
			'SearchMedia.ClassIds[1]: number expected, string found',
		],
		[
			'a parameter where there are none',
			'DescribeLiveRecordRules',
			{ PageNum: 1 },
			'DescribeLiveRecordRules.PageNum: DescribeLiveRecordRulesRequest has no such field',
		],
		[
			'an action nobody has',
			'CreateRecordTasks',
			{},
			'CreateRecordTasks: the models have no CreateRecordTasksRequest',
		],
	])('names %s', (_, action, parameters, problem) => {
		expect(checkParameters(action, parameters)).toEqual([problem]);
	});

	it('names everything that is wrong, not only the first', () => {
		expect(checkParameters('CreateRecordTask', { Foo: 1, StreamName: 2 })).toHaveLength(5);
	});

	it('looks at the product it is told to', () => {
		expect(checkParameters('SearchMedia', {}, 'live')).toEqual([
			'SearchMedia: the models have no SearchMediaRequest',
		]);
	});
});

describe('checkAnswer', () => {
	it('takes null for anything, and a missing field where the model has it optional', () => {
		const answer = { TotalCount: 1, MediaInfoSet: [{ FileId: '1', BasicInfo: null }] };
		expect(checkAnswer('SearchMedia', answer)).toEqual([]);
	});

	it('names an unknown field and a wrong type', () => {
		const answer = { MediaInfoSet: [{ FileID: '1', MetaData: { Size: '5' } }], RequestId: 'r' };
		expect(checkAnswer('SearchMedia', answer)).toEqual([
			'SearchMedia.MediaInfoSet[0].FileID: MediaInfo has no such field',
			'SearchMedia.MediaInfoSet[0].MetaData.Size: number expected, string found',
		]);
	});
});
