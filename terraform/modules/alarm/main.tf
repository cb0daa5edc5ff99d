# Goes off at the first event, or the first level above the threshold. Most of these metrics have no data points while nothing happens, so missing data is good news.
resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_actions       = var.topic_arns
  alarm_description   = var.description
  alarm_name          = var.name
  comparison_operator = "GreaterThanThreshold"
  dimensions          = var.dimensions
  evaluation_periods  = 1
  metric_name         = var.metric
  namespace           = var.namespace
  period              = 300
  statistic           = var.statistic
  threshold           = var.threshold
  treat_missing_data  = "notBreaching"
}
