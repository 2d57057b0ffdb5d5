variable "PREFIX" { default = "academy" }
variable "TAG" { default = "dev" }
variable "PYTHON_IMAGE" { default = "python:3.13-slim" }
variable "NODE_IMAGE" { default = "node:20-slim" }

group "default" {
  targets = ["app", "frontend"]
}

target "app" {
  context = "app"
  tags    = ["${PREFIX}/app:${TAG}"]
  args    = { PYTHON_IMAGE = PYTHON_IMAGE }
}

target "frontend" {
  context = "frontend"
  tags    = ["${PREFIX}/frontend:${TAG}"]
  args    = { NODE_IMAGE = NODE_IMAGE }
}
