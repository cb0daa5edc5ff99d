// A canary, a redriven map, an express child and a test of a state, as a program of another language asks for them.
import * as sfn from "@aws-sdk/client-sfn";

const client = new sfn.SFNClient({ disableHostPrefix: true });
const send = (Command, input) => client.send(new Command(input));
const roleArn = "arn:aws:iam::000000000001:role/states";
const result = (Result) => JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Result, End: true } } });

const create = (name, definition, more = {}) => send(sfn.CreateStateMachineCommand, { name, roleArn, definition, ...more });
const ended = async (executionArn) => {
  let execution;
  do execution = await send(sfn.DescribeExecutionCommand, { executionArn });
  while (execution.status === "RUNNING");
  return execution;
};

const { stateMachineArn: machine, stateMachineVersionArn: first } = await create("canary", result(1), { publish: true });
const { stateMachineVersionArn: second } = await send(sfn.UpdateStateMachineCommand, {
  stateMachineArn: machine, definition: result(2), publish: true,
});
const { stateMachineAliasArn } = await send(sfn.CreateStateMachineAliasCommand, {
  name: "live",
  routingConfiguration: [{ stateMachineVersionArn: first, weight: 0 }, { stateMachineVersionArn: second, weight: 100 }],
});
const canary = await ended((await send(sfn.StartExecutionCommand, { stateMachineArn: stateMachineAliasArn })).executionArn);

// Of thirty starts, half and half, both versions get some.
const { stateMachineAliasArn: spread } = await send(sfn.CreateStateMachineAliasCommand, {
  name: "spread",
  routingConfiguration: [{ stateMachineVersionArn: first, weight: 50 }, { stateMachineVersionArn: second, weight: 50 }],
});
const starts = Array.from({ length: 30 }, () => send(sfn.StartExecutionCommand, { stateMachineArn: spread }));
const drawn = await Promise.all(starts.map(async (start) => (await ended((await start).executionArn)).output));

const fail = { Type: "Fail", Error: "E" };
const { stateMachineArn: mapper } = await create("mapper", JSON.stringify({
  StartAt: "Each",
  States: { Each: { Type: "Map", End: true, ItemProcessor: { StartAt: "Fail", States: { Fail: fail } } } },
}));
const { executionArn } = await send(sfn.StartExecutionCommand, { stateMachineArn: mapper, input: "[1]" });
await ended(executionArn);
const { redriveDate } = await send(sfn.RedriveExecutionCommand, { executionArn });
const redriven = await ended(executionArn);
const again = await send(sfn.RedriveExecutionCommand, { executionArn: canary.executionArn }).catch((error) => error);

const ProcessorConfig = { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" };
const { stateMachineArn: distributed } = await create("distributed", JSON.stringify({
  StartAt: "Each",
  States: { Each: { Type: "Map", End: true, ItemProcessor: { ProcessorConfig, StartAt: "Fail", States: { Fail: fail } } } },
}));
const { executionArn: parent } = await send(sfn.StartExecutionCommand, { stateMachineArn: distributed, input: "[1]" });
await ended(parent);
await send(sfn.RedriveExecutionCommand, { executionArn: parent });
await ended(parent);
const { mapRuns: [{ mapRunArn }] } = await send(sfn.ListMapRunsCommand, { executionArn: parent });
const mapRun = await send(sfn.DescribeMapRunCommand, { mapRunArn });
const { executions: children } = await send(sfn.ListExecutionsCommand, { mapRunArn });

const { stateMachineArn: express } = await create("express", result({ a: 1 }), { type: "EXPRESS" });
const synchronous = await send(sfn.StartSyncExecutionCommand, { stateMachineArn: express });

const tested = await send(sfn.TestStateCommand, {
  definition: JSON.stringify({
    Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "f" }, End: true,
    Retry: [{ ErrorEquals: ["E"], IntervalSeconds: 2 }],
  }),
  inspectionLevel: "DEBUG",
  mock: { errorOutput: { error: "E", cause: "c" } },
});

console.log(JSON.stringify({
  canary: [canary.output, canary.stateMachineVersionArn === second],
  drawn: [...new Set(drawn)].sort(),
  mapRun: [mapRun.status, mapRun.itemCounts.failed, mapRun.redriveCount, children[0].redriveCount, mapRun.startDate instanceof Date],
  redriven: [redriven.status, redriven.redriveCount, redriveDate instanceof Date, again instanceof sfn.ExecutionNotRedrivable],
  express: [synchronous.status, synchronous.output, synchronous.billingDetails.billedMemoryUsedInMB],
  tested: [tested.status, tested.inspectionData.errorDetails.retryBackoffIntervalSeconds],
}));
