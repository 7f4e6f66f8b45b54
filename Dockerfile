# The image of samewire: `docker run --rm -v "$PWD:/data" samewire dedupe articles --out results`.
# Both bundled encoders are in it, as files of installed packages; it needs no network.

FROM python:3.11 AS build
# Where pip looks besides its own index, for instance one with CPU builds of torch.
ARG PIP_EXTRA_INDEX_URL
ENV PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY . .
RUN make install VENV=/opt/samewire PACKAGE=.

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 samewire \
    && install --directory --owner=samewire /data
COPY --from=build /opt/samewire /opt/samewire
ENV PATH=/opt/samewire/bin:$PATH
USER samewire
WORKDIR /data
# Isolated, so that nothing in /data is taken for a module.
HEALTHCHECK --interval=30s --timeout=10s \
    CMD ["python", "-I", "-c", "from models.registry import describe_encoders; raise SystemExit(not all(encoder.weights_present for encoder in describe_encoders()))"]
ENTRYPOINT ["samewire"]
CMD ["--help"]
