// What a worker of another language does: fetch an activity's task, answer it, and read the history page by page.
import * as sfn from "@aws-sdk/client-sfn";

const client = new sfn.SFNClient({});
const send = (Command, input) => client.send(new Command(input));

const { activityArn } = await send(sfn.CreateActivityCommand, { name: "paint" });
const { stateMachineArn } = await send(sfn.CreateStateMachineCommand, {
  name: "painting",
  roleArn: "arn:aws:iam::000000000001:role/states",
  definition: JSON.stringify({ StartAt: "Paint", States: { Paint: { Type: "Task", Resource: activityArn, End: true } } }),
});
const fetching = send(sfn.GetActivityTaskCommand, { activityArn, workerName: "ann" });
const { executionArn } = await send(sfn.StartExecutionCommand, { stateMachineArn, input: '{"wall":1}' });
const { taskToken, input } = await fetching;
await send(sfn.SendTaskHeartbeatCommand, { taskToken });
await send(sfn.SendTaskSuccessCommand, { taskToken, output: JSON.stringify({ painted: JSON.parse(input).wall }) });
const late = await send(sfn.SendTaskSuccessCommand, { taskToken, output: "{}" }).catch((error) => error);

let execution;
do execution = await send(sfn.DescribeExecutionCommand, { executionArn });
while (execution.status === "RUNNING");

const pages = [];
for await (const page of sfn.paginateGetExecutionHistory({ client, pageSize: 3 }, { executionArn, reverseOrder: true }))
  pages.push(page.events.map((event) => event.type));

console.log(JSON.stringify({
  status: execution.status,
  output: execution.output,
  hasDates: execution.startDate instanceof Date && execution.stopDate >= execution.startDate,
  isTaskTimedOut: late instanceof sfn.TaskTimedOut,
  pages,
}));
