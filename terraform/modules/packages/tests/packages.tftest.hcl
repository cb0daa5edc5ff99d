variables {
  allow_local_packages = false
  directory            = "../../tests/packages"
  names                = ["shared", "durable"]
}

run "official_packages_are_given_by_name" {
  command = plan

  assert {
    condition     = { for name, package in output.all : name => package.assembly } == { durable = "Comparison.Durable", shared = "Comparison.Functions" }
    error_message = "Each package comes with its executable assembly."
  }

  assert {
    condition     = alltrue([for package in output.all : startswith(package.path, "/") || can(regex("^[A-Za-z]:", package.path))])
    error_message = "Paths are absolute: the provider may run elsewhere."
  }
}

run "packages_with_stand_ins_are_refused" {
  command = plan

  variables {
    directory = "../../tests/local-packages"
  }

  expect_failures = [output.all]
}

run "packages_with_stand_ins_pass_on_demand" {
  command = plan

  variables {
    allow_local_packages = true
    directory            = "../../tests/local-packages"
  }

  assert {
    condition     = length(output.all) == 2
    error_message = "allow_local_packages lets them through."
  }
}

run "missing_packages_are_refused" {
  command = plan

  variables {
    directory = "."
  }

  expect_failures = [output.all]
}
