#!/usr/bin/env python3
"""Writes the shapes of AWS's APIs that state machines call, out of the service models of an installed botocore.

    python3 build/api-shapes.py local/Cloud/StepFunctions/ApiModels/Data

One file a service, one shape a line, texts and examples left out: what may be in a request or an answer is a fact about the API.
"""
import gzip
import json
import pathlib
import sys

import botocore

# By the service of the integration: the model, and which operations (all when none is named).
SERVICES = {
    "dynamodb": ("dynamodb", []),
    "events": ("events", ["PutEvents"]),
    "kms": ("kms", ["Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "Sign", "Verify"]),
    "lambda": ("lambda", ["GetFunction", "Invoke"]),
    "s3": ("s3", ["CopyObject", "DeleteObject", "GetObject", "HeadObject", "ListObjectsV2", "PutObject"]),
    "secretsmanager": ("secretsmanager", ["DescribeSecret", "GetSecretValue", "PutSecretValue"]),
    "sfn": ("stepfunctions", []),
    "sns": ("sns", ["Publish", "PublishBatch"]),
    "sqs": ("sqs", []),
    "ssm": ("ssm", ["GetParameter", "GetParameters", "GetParametersByPath", "PutParameter"]),
}
KEPT = ("type", "required", "enum", "min", "max", "pattern")


def newest(model):
    folder = pathlib.Path(botocore.__file__).parent / "data" / model
    version = sorted(path.name for path in folder.iterdir() if path.is_dir())[-1]
    return json.load(gzip.open(folder / version / "service-2.json.gz"))


def reach(shapes, name, found):
    if name is None or name in found:
        return
    shape = shapes[name]
    kept = {key: shape[key] for key in KEPT if key in shape and key != "pattern"}
    found[name] = kept
    if "members" in shape:
        kept["members"] = {member: target["shape"] for member, target in shape["members"].items()}
        for target in kept["members"].values():
            reach(shapes, target, found)
    for part in ("member", "key", "value"):
        if part in shape:
            kept[part] = shape[part]["shape"]
            reach(shapes, kept[part], found)


def write(folder, service, model, wanted):
    operations, found = {}, {}
    for name, operation in sorted(model["operations"].items()):
        if wanted and name not in wanted:
            continue
        ends = [operation.get(end, {}).get("shape") for end in ("input", "output")]
        operations[name] = ends
        for end in ends:
            reach(model["shapes"], end, found)
    lines = [f'{json.dumps(name)}: {json.dumps(found[name])}' for name in sorted(found)]
    text = '{"operations": {\n' + ",\n".join(f"{json.dumps(name)}: {json.dumps(ends)}" for name, ends in operations.items())
    text += '\n},\n"shapes": {\n' + ",\n".join(lines) + "\n}}\n"
    (folder / f"{service}.json").write_text(text)


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    for service, (model, wanted) in SERVICES.items():
        write(target, service, newest(model), wanted)
