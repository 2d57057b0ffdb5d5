# `docker buildx bake --file docker-bake.hcl` in this folder; without --file, bake would read compose.yml as well.
variable "PREFIX" { default = "second" }
variable "TAG" { default = "dev" }
variable "PYTHON_IMAGE" { default = "python:3.13-slim" }
variable "NODE_IMAGE" { default = "node:20-slim" }

group "default" {
  targets = ["core", "web"]
}

target "core" {
  context = "core"
  tags    = ["${PREFIX}/core:${TAG}"]
  args    = { PYTHON_IMAGE = PYTHON_IMAGE }
}

target "web" {
  context = "web"
  tags    = ["${PREFIX}/web:${TAG}"]
  args    = { NODE_IMAGE = NODE_IMAGE }
}
