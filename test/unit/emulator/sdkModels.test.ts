import { checkAnswer, checkParameters } from '../../emulator/sdkModels';
import type { Values } from './clients';

const TASK = { StreamName: 's', DomainName: 'd', AppName: 'live', EndTime: 1 };
const SEARCH = { Sort: { Field: 'CreateTime', Order: 'Asc' }, CreateTime: { After: 't' } };
const NEW = { TemplateName: 't' };

it.each<[string, Values]>([
	['CreateRecordTask', TASK],
	['CreateRecordTask', { ...TASK, StartTime: 1, StreamType: 0, TemplateId: 1, Extension: '' }],
	['DescribeLiveRecordRules', {}],
	['DescribeLiveRecordTemplates', {}],
	['CreateLiveRecordTemplate', { ...NEW, HlsParam: { Enable: 1 } }],
	['CreateLiveRecordTemplate', { ...NEW, FlvSpecialParam: {}, RemoveWatermark: true }],
	['SearchMedia', { ...SEARCH, StreamIds: ['s'], ClassIds: [1, 2n] }],
	['DescribeMediaInfos', { FileIds: [] }],
])('checkParameters has nothing against %s %#', (action, parameters) => {
	expect(checkParameters(action, parameters)).toEqual([]);
});

it.each<[string, Values, problem: string]>([
	[
		'CreateRecordTask',
		{ ...TASK, Endtime: 2 },
		'.Endtime: CreateRecordTaskRequest has no such field',
	],
	['CreateRecordTask', { ...TASK, EndTime: undefined }, '.EndTime: required, and missing'],
	['CreateRecordTask', { ...TASK, EndTime: '1' }, '.EndTime: number expected, string found'],
	['CreateRecordTask', { ...TASK, EndTime: NaN }, '.EndTime: number expected, number found'],
	['StopRecordTask', { TaskId: 5 }, '.TaskId: string expected, number found'],
	['StopRecordTask', { TaskId: null }, '.TaskId: string expected, null found'],
	[
		'CreateLiveRecordTemplate',
		{ ...NEW, RemoveWatermark: 1 },
		'.RemoveWatermark: boolean expected, number found',
	],
	['CreateLiveRecordTemplate', { ...NEW, FlvParam: [] }, '.FlvParam: object expected, list found'],
	[
		'CreateLiveRecordTemplate',
		{ ...NEW, Mp4Param: { On: 1 } },
		'.Mp4Param.On: RecordParam has no such field',
	],
	[
		'CreateLiveRecordTemplate',
		{ ...NEW, Mp4Param: { Enable: true } },
		'.Mp4Param.Enable: number expected, boolean found',
	],
	['SearchMedia', { Sort: { Field: 'CreateTime' } }, '.Sort.Order: required, and missing'],
	['SearchMedia', { StreamIds: 's' }, '.StreamIds: list expected, string found'],
	['SearchMedia', { StreamIds: ['s', 5] }, '.StreamIds[1]: string expected, number found'],
	['SearchMedia', { ClassIds: [1, '2'] }, '.ClassIds[1]: number expected, string found'],
	[
		'DescribeLiveRecordRules',
		{ Page: 1 },
		'.Page: DescribeLiveRecordRulesRequest has no such field',
	],
	['CreateRecordTasks', {}, ': the models have no CreateRecordTasksRequest'],
])('checkParameters: %s %j', (action, parameters, problem) => {
	expect(checkParameters(action, parameters)).toEqual([action + problem]);
});

it('checkParameters names everything that is wrong, by the models of the product it is told', () => {
	expect(checkParameters('CreateRecordTask', { Foo: 1, StreamName: 2 })).toHaveLength(5);
	expect(checkParameters('SearchMedia', {}, 'live')).toEqual([
		'SearchMedia: the models have no SearchMediaRequest',
	]);
});

it('checkAnswer takes null for anything, and a missing field where the model has it optional', () => {
	const answer = { TotalCount: 1, MediaInfoSet: [{ FileId: '1', BasicInfo: null }] };
	expect(checkAnswer('SearchMedia', answer)).toEqual([]);
	const wrong = { MediaInfoSet: [{ FileID: '1', MetaData: { Size: '5' } }], RequestId: 'r' };
	expect(checkAnswer('SearchMedia', wrong)).toEqual([
		'SearchMedia.MediaInfoSet[0].FileID: MediaInfo has no such field',
		'SearchMedia.MediaInfoSet[0].MetaData.Size: number expected, string found',
	]);
});
