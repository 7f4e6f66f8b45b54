# The image of samewire: `docker run --rm -v "$PWD:/data" samewire dedupe articles --out results`,
# or `docker run -v samewire:/data -p 8000:8000 samewire serve`.
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
VOLUME /data
EXPOSE 8000
# Nobody else reaches a container's loopback; without API keys `serve` refuses to start.
ENV SAMEWIRE_HOST=0.0.0.0
# Isolated, so that nothing in /data is taken for a module.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["python", "-I", "-m", "service.api.health"]
ENTRYPOINT ["samewire"]
CMD ["--help"]
