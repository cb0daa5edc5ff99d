// AWS's own client against the local cloud: Invoke and all nine durable operations, one line of output for each thing learned.
import {
  CheckpointDurableExecutionCommand, GetDurableExecutionCommand, GetDurableExecutionHistoryCommand, GetDurableExecutionStateCommand,
  InvokeCommand, LambdaClient, ListDurableExecutionsByFunctionCommand, SendDurableExecutionCallbackFailureCommand,
  SendDurableExecutionCallbackHeartbeatCommand, SendDurableExecutionCallbackSuccessCommand, StopDurableExecutionCommand,
} from '@aws-sdk/client-lambda';
import { create } from './create.mjs';
import { serve } from './runtime-api.mjs';

const lambda = new LambdaClient();
const issued = [];
const waiters = [];

// Asks for one callback, and ends as that ends: a durable function without an SDK for them.
async function ask({ DurableExecutionArn, CheckpointToken }) {
  const state = await lambda.send(new GetDurableExecutionStateCommand({ DurableExecutionArn, CheckpointToken, Marker: '' }));
  const callback = state.Operations.find((operation) => operation.Type === 'CALLBACK');
  if (callback?.Status === 'SUCCEEDED') return { Status: 'SUCCEEDED', Result: callback.CallbackDetails.Result };
  if (callback?.Status === 'FAILED') return { Status: 'FAILED', Error: callback.CallbackDetails.Error };
  const checkpoint = await lambda.send(new CheckpointDurableExecutionCommand({
    DurableExecutionArn,
    CheckpointToken,
    Updates: [{
      Id: 'c', Name: 'ask', Type: 'CALLBACK', SubType: 'Callback', Action: 'START',
      CallbackOptions: { TimeoutSeconds: 60, HeartbeatTimeoutSeconds: 30 },
    }],
  }));
  const { CallbackId } = checkpoint.NewExecutionState.Operations.find((operation) => operation.Id === 'c').CallbackDetails;
  const waiter = waiters.shift();
  if (waiter) waiter(CallbackId);
  else issued.push(CallbackId);
  return { Status: 'PENDING' };
}

const nextCallback = async () => issued.shift() ?? new Promise((resolve) => waiters.push(resolve));

const start = (name, InvocationType, input) => lambda.send(new InvokeCommand({
  FunctionName: 'ask', Qualifier: 'live', DurableExecutionName: name, InvocationType, Payload: JSON.stringify(input),
}));

async function ended(DurableExecutionArn) {
  for (;;) {
    const execution = await lambda.send(new GetDurableExecutionCommand({ DurableExecutionArn }));
    if (execution.Status !== 'RUNNING') return execution;
  }
}

const say = (operation, ...learned) => console.log(operation, ...learned.map((value) => JSON.stringify(value)));

serve(await create('ask'), ask).catch((error) => { console.error(error); process.exit(1); });

const { StatusCode, DurableExecutionArn } = await start('answered', 'Event', { question: 1 });
say('Invoke', StatusCode, DurableExecutionArn.split('/').at(-2));
const CallbackId = await nextCallback();
const beat = await lambda.send(new SendDurableExecutionCallbackHeartbeatCommand({ CallbackId }));
say('SendDurableExecutionCallbackHeartbeat', beat.$metadata.httpStatusCode);
const success = await lambda.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId, Result: Buffer.from('"yes"') }));
say('SendDurableExecutionCallbackSuccess', success.$metadata.httpStatusCode);
const again = await lambda.send(new SendDurableExecutionCallbackSuccessCommand({ CallbackId })).catch((error) => error);
say('SendDurableExecutionCallbackSuccess', again.name);
const execution = await ended(DurableExecutionArn);
say('GetDurableExecution', execution.Status, execution.Result, execution.InputPayload, execution.StartTimestamp instanceof Date);

const types = [];
let Marker;
do {
  const page = await lambda.send(new GetDurableExecutionHistoryCommand({ DurableExecutionArn, MaxItems: 3, Marker }));
  types.push(...page.Events.map((event) => event.EventType));
  Marker = page.NextMarker;
} while (Marker);
say('GetDurableExecutionHistory', types.sort());

const refusing = start('refused', 'RequestResponse', {});
const refused = await nextCallback();
const Error = { ErrorType: 'No', ErrorMessage: 'not like this', ErrorData: 'why', StackTrace: ['here'] };
const failure = await lambda.send(new SendDurableExecutionCallbackFailureCommand({ CallbackId: refused, Error }));
say('SendDurableExecutionCallbackFailure', failure.$metadata.httpStatusCode);
const { FunctionError, Payload } = await refusing;
say('Invoke', FunctionError, JSON.parse(Payload.transformToString()));

const stopping = await start('stopped', 'Event', {});
await nextCallback();
const stopped = await lambda.send(new StopDurableExecutionCommand({ DurableExecutionArn: stopping.DurableExecutionArn, Error }));
say('StopDurableExecution', stopped.StopTimestamp instanceof Date);

const list = await lambda.send(new ListDurableExecutionsByFunctionCommand({ FunctionName: 'ask', Qualifier: 'live' }));
say('ListDurableExecutionsByFunction', list.DurableExecutions.map((one) => [one.DurableExecutionName, one.Status]));
const failed = await lambda.send(new ListDurableExecutionsByFunctionCommand({ FunctionName: 'ask', Statuses: ['FAILED'] }));
say('ListDurableExecutionsByFunction', failed.DurableExecutions.map((one) => one.DurableExecutionName));

const missing = DurableExecutionArn.replace('answered', 'nobody');
const unknown = await lambda.send(new GetDurableExecutionCommand({ DurableExecutionArn: missing })).catch((error) => error);
say('GetDurableExecution', unknown.name, unknown.$metadata.httpStatusCode);
process.exit(0);
