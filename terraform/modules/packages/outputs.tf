output "all" {
  description = "The packages by name: the file, and the assembly in it that is the executable."
  value = { for name in var.names : name => {
    assembly = local.assemblies[name]
    path     = "${local.directory}/${name}.zip"
  } }

  precondition {
    condition     = local.manifest != null && length(local.missing) == 0
    error_message = "${local.directory} lacks ${join(", ", concat([for name in local.missing : "${name}.zip"], local.manifest == null ? ["manifest.json"] : []))}. Run ./compare package first, or set package_dir."
  }

  precondition {
    condition     = var.allow_local_packages || try(local.manifest.aws_packages, "unknown") == "official"
    error_message = "The packages were not built with AWS's official packages: they are meant for the local cloud. Build them where the package feed has those, or set allow_local_packages = true."
  }
}

output "aws_packages" {
  description = "Whose AWS packages the zips hold: official, or local for this repository's stand-ins."
  value       = try(local.manifest.aws_packages, "unknown")
}
