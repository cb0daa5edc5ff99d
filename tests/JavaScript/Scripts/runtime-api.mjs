// A Lambda runtime in one loop: what AWS's managed Node runtime does with the Runtime API, version 2018-06-01.

/** Serves invocations one after the other, until the connection to the Runtime API is gone. */
export async function serve(runtimeApi, handler) {
  const root = `http://${runtimeApi}/2018-06-01/runtime/invocation`;
  for (;;) {
    const next = await fetch(`${root}/next`);
    const requestId = next.headers.get('Lambda-Runtime-Aws-Request-Id');
    try {
      const result = await handler(await next.json(), context(next.headers));
      await post(`${root}/${requestId}/response`, result ?? null);
    } catch (error) {
      await post(`${root}/${requestId}/error`, {
        errorType: error.name,
        errorMessage: error.message,
        stackTrace: (error.stack ?? '').split('\n').slice(1).map((line) => line.trim()),
      });
    }
  }
}

function context(headers) {
  const deadline = Number(headers.get('Lambda-Runtime-Deadline-Ms'));
  return {
    awsRequestId: headers.get('Lambda-Runtime-Aws-Request-Id'),
    invokedFunctionArn: headers.get('Lambda-Runtime-Invoked-Function-Arn'),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

async function post(url, body) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The Runtime API answered with ${answer.status}: ${await answer.text()}`);
}
