# The zips that `./compare package` writes, and its manifest, which says whose AWS packages are inside.
locals {
  assemblies = {
    durable       = "Comparison.Durable"
    shared        = "Comparison.Functions"
    stepfunctions = "Comparison.StepFunctions"
  }
  # The provider may run in a folder of its own, so the path is absolute.
  directory = abspath(var.directory)
  manifest  = try(jsondecode(file("${local.directory}/manifest.json")), null)
  missing   = [for name in var.names : name if !fileexists("${local.directory}/${name}.zip")]
}
