locals {
  # The Lambda tasks. None calls AWS: the state machines do that themselves.
  tasks = {
    assess-loan       = { description = "Assesses a loan by its credit reports.", environment = {}, method = "AssessLoan" }
    check-article     = { description = "Checks an article and its title.", environment = {}, method = "CheckArticle" }
    fulfil-order      = { description = "Hands an order to the carrier.", environment = {}, method = "FulfilOrder" }
    offer-loan        = { description = "Turns the answers about a loan into its outcome.", environment = {}, method = "OfferLoan" }
    pull-report       = { description = "Pulls one bureau's credit report.", environment = {}, method = "PullReport" }
    validate-approval = { description = "Checks an approval request.", environment = {}, method = "ValidateApproval" }
    validate-loan     = { description = "Checks a loan application.", environment = {}, method = "ValidateLoan" }
    validate-order = {
      description = "Checks an order."
      environment = { SETTLE_SECONDS = tostring(var.settle_seconds) }
      method      = "ValidateOrder"
    }
  }
}

module "task" {
  source   = "../modules/function"
  for_each = local.tasks

  defaults    = local.defaults
  description = each.value.description
  environment = each.value.environment
  method      = each.value.method
  name        = "${var.prefix}-${each.key}"
  package     = module.packages.all[local.variant]
}
